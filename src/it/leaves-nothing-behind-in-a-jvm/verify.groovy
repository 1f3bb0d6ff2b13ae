import io.github.ishardening.oracle.HeapSearch
import io.github.ishardening.work.Limits
import io.github.ishardening.work.WarmBuilds

// More with -Dbuilds=20.
def count = Integer.getInteger('builds', 5)
def base = basedir.toPath()
def search = new HeapSearch(base.resolve('keys'))
def warm = new WarmBuilds(base, new File(System.getProperty('maven.home')).toPath(),
        "io.github.ishardening:is-hardening-maven-plugin:$pluginVersion:harden".toString(),
        '--offline', '--quiet', '--batch-mode',
        '--settings', base.resolve('../interpolated-settings.xml').toString(),
        "-Dmaven.repo.local=$localRepositoryPath".toString())
def living = warm.run(count)
println living.join('\n')
assert Limits.exceededBy(living) == []

// No password and no key is reachable when all is over. The same search finds them where they are kept.
assert search.in(warm.heap()) == []
assert search.in(base.resolve('keys/secrets.properties')).every { it.endsWith(' in plain text') }
assert !search.in(base.resolve('keys/secrets.properties')).empty
