import io.github.ishardening.oracle.HardenedZip

def base = basedir.toPath()
def zip = new HardenedZip(base.resolve('target/assembled-identity-server-1.0-server.zip'))
def home = zip.unpackTo(base.resolve('target/unpacked'))
assert !home.resolve('repository/resources/security/wso2carbon.p12').toFile().exists()

def log = base.resolve('build.log').toFile().text
assert log.count('BUILD SUCCESS') == 2
// The first build doesn't need to: nothing is different then.
assert log.count('On the started server: 7 rules, ') == 1
// The second build staged again and found everything in place: what it staged is newer than what the first one saved.
def saved = base.resolve('target/server/wso2carbon-core-4.10.32/repository/conf/deployment.toml').toFile()
def stagedAgain = base.resolve('target/is-hardening/overlay.lock').toFile()
assert saved.lastModified() < stagedAgain.lastModified()
