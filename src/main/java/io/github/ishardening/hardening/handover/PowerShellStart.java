package io.github.ishardening.hardening.handover;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.script.PowerShellWord;
import io.github.ishardening.secret.PasswordFile;
import io.github.ishardening.server.StartScripts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The command that starts a hardened server in PowerShell: in {@code cmd}, no quoting protects a percent sign in a
 * name.
 *
 * @param zip the zip to unpack first; empty if there already is a folder
 * @param home the server's folder
 * @param script the start script, relative to that folder
 */
record PowerShellStart(Optional<String> zip, String home, String script) implements StartCommand {

    /** Paths that {@code cmd}, which runs scripts, can't misinterpret. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./-]+");

    /**
     * Writes a password with methods only: arguments of commands are visible in the process list, and may be logged.
     * Only the user can access the file before it contains the password.
     */
    private static final String WRITING = "$f = Join-Path $PWD.ProviderPath '%s';"
            + " [IO.File]::WriteAllText($f, '');"
            + " icacls $f /inheritance:r /grant:r \"*$([Security.Principal.WindowsIdentity]::GetCurrent().User):F\""
            + " | Out-Null;"
            + " if ($LASTEXITCODE) { throw 'icacls failed' };"
            + " [IO.File]::WriteAllText($f, %s); ";

    /** Empty for a network folder, which can't be {@code cmd}'s current directory, or without a suitable script. */
    static Optional<StartCommand> of(Distribution distribution, Path result) throws IOException {
        Optional<String> zip = distribution.isDirectory() ? Optional.empty() : Optional.of(result.toString());
        String home = distribution.isDirectory() ? result.toString() : ".\\" + distribution.name();
        return StartScripts.first(distribution, ".bat")
                .filter(path -> PLAIN.matcher(path).matches() && !home.startsWith("\\\\"))
                .map(path -> new PowerShellStart(zip, home, path));
    }

    @Override
    public String title() {
        return "To start it in PowerShell";
    }

    @Override
    public String line() {
        return line("");
    }

    @Override
    public Optional<String> line(PasswordFile file, SecretPlace password) {
        return password.expression().map(reading -> line(WRITING.formatted(nameOf(file), reading)));
    }

    @Override
    public String nameOf(PasswordFile file) {
        return file.windowsFileName();
    }

    /** Runs the script from the server's folder: {@code cmd} would interpret names in a path. */
    private String line(String writing) {
        String unpacking = zip.map(PowerShellWord::quoted)
                .map("Expand-Archive -LiteralPath %s -DestinationPath . -ErrorAction Stop; "::formatted)
                .orElse("");
        return ("& { $ErrorActionPreference = 'Stop'; %sPush-Location -LiteralPath %s;"
                        + " try { %scmd /d /c %s } finally { Pop-Location } }")
                .formatted(unpacking, PowerShellWord.quoted(home), writing, script.replace('/', '\\'));
    }
}
