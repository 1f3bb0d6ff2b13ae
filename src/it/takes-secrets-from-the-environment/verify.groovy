import io.github.ishardening.oracle.CarbonServer
import io.github.ishardening.oracle.HardenedZip

def base = basedir.toPath()
def keys = base.resolve('keys')
def secrets = HardenedZip.secrets(keys)
def home = new HardenedZip(base.resolve('target/wso2carbon-core-4.7.1-hardened.zip'))
        .isSound()
        .unpackTo(base.resolve('target/unpacked'))
HardenedZip.holdsNoSecret(home, secrets)
HardenedZip.holdsNoSecret(base.resolve('target/is-hardening'), secrets)

def sample = base.resolve('target/is-hardening/hand-over/env.sample').toFile().readLines()
def names = sample.findAll { !it.startsWith('#') }*.minus('=')
assert base.resolve('build.log').toFile().text.contains("To start it (JAVA_HOME must be set): set ${names.join(', ')}.")

def console = ''
try {
    CarbonServer.start(home).close()
} catch (IllegalStateException e) {
    console = e.message
}
assert console =~ /Environment variable IS_[A-Z_]+ not defined/

// The goal knows the values of all of them.
assert base.resolve('build.log').toFile().text.count('On the started server: 7 rules, ') == 1
