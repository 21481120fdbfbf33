class FileVocab:
    def __init__(self, stat, read):
        self.stat = stat
        self.read = read
        self.cache = {}

    def __reduce__(self):
        return type(self), (self.stat, self.read)

    @property
    def words(self):
        now = self.stat()
        if now not in self.cache:
            words = self.read()
            self.cache = {now: words}
        return self.cache[now]
