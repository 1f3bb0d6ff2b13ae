import io.github.ishardening.server.HardenedServer
import io.github.ishardening.server.HardenedZip

def base = basedir.toPath()
def keys = base.resolve('keys')
def secrets = HardenedZip.secrets(keys)

def home = new HardenedZip(base.resolve('target/wso2carbon-core-4.10.32-hardened.zip'))
        .isSound()
        .differsLittleFrom(base.resolve('../../distributions/wso2carbon-core-4.10.32.zip'))
        .unpackTo(base.resolve('target/unpacked'))
HardenedZip.holdsNoSecret(home, secrets)
HardenedZip.holdsNoSecret(base.resolve('build.log'), secrets)
HardenedZip.holdsNoSecret(base.resolve('target/is-hardening'), secrets)
new HardenedServer(home, keys).bootsTwice()
