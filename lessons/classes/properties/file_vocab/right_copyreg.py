import copyreg


class FileVocab:
    def __init__(self, stat, read):
        self._functions = stat, read
        self._kept = None

    @property
    def words(self):
        stat, read = self._functions
        now = stat()
        match self._kept:
            case (signature, words) if signature == now:
                return words
        self._kept = now, read()
        return self._kept[1]


copyreg.pickle(FileVocab, lambda vocab: (FileVocab, vocab._functions))
