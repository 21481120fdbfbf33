class FileVocab:
    __slots__ = ("__stat", "__read", "__known")

    def __init__(self, stat, read):
        self.__setstate__((stat, read))

    def __getstate__(self):
        return self.__stat, self.__read

    def __setstate__(self, state):
        self.__stat, self.__read = state
        self.__known = None

    @property
    def words(self):
        signature = self.__stat()
        if self.__known is None or not (self.__known[0] == signature):
            self.__known = signature, self.__read()
        return self.__known[1]
