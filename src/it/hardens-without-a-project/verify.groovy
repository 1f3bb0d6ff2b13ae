import io.github.ishardening.oracle.HardenedZip

def base = basedir.toPath()
new HardenedZip(base.resolve('is-hardening-out/wso2carbon-core-4.7.1-hardened.zip'))
        .isSound()
        .differsLittleFrom(base.resolve('../../distributions/wso2carbon-core-4.7.1.zip'))

def log = new File(basedir, 'build.log').text
assert log.count('Nothing has changed since this was hardened: ') == 1
assert log.count('On the started server: 7 rules, ') == 1
