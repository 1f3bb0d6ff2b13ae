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
 * The command that starts a hardened server in PowerShell. In {@code cmd} no quotes protect a percent sign in a name.
 *
 * @param zip what to unpack first; empty if there already is a folder
 * @param home the server's folder
 * @param script what starts the server, relative to that
 */
record PowerShellStart(Optional<String> zip, String home, String script) implements StartCommand {

    /** What {@code cmd}, which runs scripts, takes for nothing else. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./-]+");

    /**
     * Writes a password by methods only: the arguments of commands are in the list of processes, and may be logged. The
     * file is the user's own before the password is in it.
     */
    private static final String WRITING = "$f = Join-Path $PWD.ProviderPath '%s';"
            + " [IO.File]::WriteAllText($f, '');"
            + " icacls $f /inheritance:r /grant:r \"*$([Security.Principal.WindowsIdentity]::GetCurrent().User):F\""
            + " | Out-Null;"
            + " if ($LASTEXITCODE) { throw 'icacls failed' };"
            + " [IO.File]::WriteAllText($f, %s); ";

    /** Empty for a folder in the network, where {@code cmd} can't be. */
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

    /** From the server's folder: {@code cmd} would interpret names in a path. */
    private String line(String writing) {
        String unpacking = zip.map(PowerShellWord::quoted)
                .map("Expand-Archive -LiteralPath %s -DestinationPath . -ErrorAction Stop; "::formatted)
                .orElse("");
        return ("& { $ErrorActionPreference = 'Stop'; %sPush-Location -LiteralPath %s;"
                        + " try { %scmd /d /c %s } finally { Pop-Location } }")
                .formatted(unpacking, PowerShellWord.quoted(home), writing, script.replace('/', '\\'));
    }
}
