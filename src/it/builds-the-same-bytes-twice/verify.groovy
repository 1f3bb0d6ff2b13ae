def made(file) {
    ['first', 'second', 'target', 'frozen'].collect { new File(basedir, "$it/$file") }
}

def digests = made('wso2carbon-core-4.7.1-hardened.zip.sha256')
assert digests*.text.toSet().size() == 1

[
    'wso2carbon-core-4.7.1-overlay.tar.gz',
    'wso2carbon-core-4.7.1-overlay-layer.tar.gz',
    'wso2carbon-core-4.7.1-overlay-layer.json',
    'is-hardening/reports/result.json',
    'is-hardening/reports/cbom.json'
].each { file ->
    assert made(file)*.bytes.collect { it.toList() }.toSet().size() == 1
}

// The other runs would do with a read-only local repository; Maven 3.10 and later can be told to lock elsewhere.
def written = []
localRepositoryPath.eachFileRecurse {
    if (it.lastModified() > digests.first().lastModified() && !it.path.contains('.locks')) written << it
}
assert written.empty

assert !new File(basedir, 'build.log').text.contains('validation issues were detected')
