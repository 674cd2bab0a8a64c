import { endpoints, type LiveStop } from '@tournee/contract'
import { errorWord, kitText, problemOf, useFormats, useText, useToast, useWrite } from '@tournee/ui-kit'
import { announced } from './model.ts'
import { liveText } from './text.ts'

/** Writes to the client of a stop, and takes what was not sent yet back; both say so. */
export function useNotices() {
  const words = useText(liveText)
  const kit = useText(kitText)
  const formats = useFormats()
  const toast = useToast()
  const tell = useWrite(endpoints.tellClient, [endpoints.getLiveDay])
  const withdraw = useWrite(endpoints.withdrawNotice, [endpoints.getLiveDay])
  const fail = (error: unknown) => toast({ tone: 'bad', message: kit.errors[errorWord(problemOf(error))] })
  const takeBack = (id: string) => withdraw.mutate({ params: { id } }, { onSuccess: () => toast({ message: words.taken }), onError: fail })
  return {
    isBusy: tell.isPending || withdraw.isPending,
    takeBack,
    tell: ({ visit }: LiveStop) =>
      tell.mutate(
        { params: { id: visit.id } },
        {
          onSuccess: (notice) =>
            toast({
              message: words.toldNow(visit.clientName, formats.time(announced(notice.expectedAt))),
              undo: { run: () => takeBack(notice.id) },
            }),
          onError: fail,
        },
      ),
  }
}
