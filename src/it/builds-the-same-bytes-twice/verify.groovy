def digests = ['first', 'second', 'target', 'frozen'].collect {
    new File(basedir, "$it/wso2carbon-core-4.7.1-hardened.zip.sha256").text
}
assert digests.toSet().size() == 1
