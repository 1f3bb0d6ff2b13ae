def log = new File(basedir, 'build.log').text
assert log.contains('waivers.toml:4: the waiver expired on 2026-01-31.'
        + ' Fix the finding, or set a later date.')
assert log.contains('MojoFailureException')
assert !log.contains('validation issues were detected')
assert !new File(basedir, 'target/is-hardening/reports').exists()
