def digests = ['first', 'second', 'target', 'frozen'].collect {
    new File(basedir, "$it/wso2carbon-core-4.7.1-hardened.zip.sha256")
}
assert digests*.text.toSet().size() == 1

def results = ['first', 'second', 'target', 'frozen'].collect {
    new File(basedir, "$it/is-hardening/reports/result.json")
}
assert results*.text.toSet().size() == 1

// The other runs would do with a read-only local repository; Maven 3.10 and later can be told to lock elsewhere.
def written = []
localRepositoryPath.eachFileRecurse {
    if (it.lastModified() > digests.first().lastModified() && !it.path.contains('.locks')) written << it
}
assert written.empty

assert !new File(basedir, 'build.log').text.contains('validation issues were detected')
