def log = new File(basedir, 'build.log').text
assert log.contains('waivers.toml:4: the waiver has expired on 2026-01-31.'
        + ' Mend what it let pass, or decide anew and set a later date.')
assert log.contains('MojoFailureException')
assert !log.contains('validation issues were detected')
assert !new File(basedir, 'target/is-hardening/reports').exists()
