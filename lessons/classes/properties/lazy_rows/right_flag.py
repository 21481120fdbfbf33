class LazyRows:
    def __init__(self, loader):
        self.__loader = loader
        self.reload()

    def reload(self):
        self.__loaded = False
        self.__value = None

    @property
    def rows(self):
        if not self.__loaded:
            self.__value = self.__loader()
            self.__loaded = True
        return self.__value

    n_rows = property(lambda self: len(self.rows or []))
