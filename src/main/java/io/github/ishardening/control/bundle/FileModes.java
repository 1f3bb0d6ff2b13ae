package io.github.ishardening.control.bundle;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.AppliesTo;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.Mode;
import io.github.ishardening.file.PrivateFiles;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.script.StartScript;
import io.github.ishardening.secret.SecretConf;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Requires that only its owner can change the server or read its keys, and that its scripts are executable. */
@Guideline(
        id = "file-modes",
        title = "Files have secure modes, and scripts are executable",
        severity = Severity.WARNING,
        source = "Security guidelines for production, operating system",
        address = OfficialPages.OS_LEVEL + "#run-the-wso2-process",
        hardening = """
            Hardening makes keystores, `deployment.toml` and `secret-conf.properties` readable by their owner only. \
            It adds `umask 0027` to the start scripts, unless they set a umask, so that others can't read the \
            server's files, such as its logs. In a zip, it makes the shell scripts in bin/ executable, which they \
            aren't if it was created on Windows. Other files keep their modes. With `<fileModes>group</fileModes>`, \
            the group may also read and change these files, and the mask is `umask 0007`, for containers that run as \
            an arbitrary user of a group. The audit reports files that anyone can change, files that run with the \
            rights of their owner or group (setuid, setgid), scripts that aren't executable or don't set such a \
            mask, and keystores and these two files if others can read them; with group modes, also files that the \
            group can't use.""",
        needsConfiguration = false,
        versions = AppliesTo.ALL
                + " For files without a mode, as in zips created on Windows, the audit only reports scripts that aren't"
                + " executable."
                + " For Identity Server 5.6 to 5.8, hardening makes scripts executable, but doesn't set a umask.",
        nist = {"AU-9", "CM-5(1)", "CM-5(6)", "IA-5(2)"},
        cis = "4.3",
        stig = {"TCAT-AS-000370", "TCAT-AS-000450", "TCAT-AS-000710"})
public final class FileModes extends Control {

    private static final Set<String> PRIVATE = Set.of(ServerFiles.DEPLOYMENT_TOML, SecretConf.PATH);
    private static final Map<PrivateFiles, String> MASKS =
            Map.of(PrivateFiles.OWNER, "0027", PrivateFiles.GROUP, "0007");
    private static final Pattern LETS_OTHERS =
            Pattern.compile("[0-7]{0,3}[0-6]|(?:.*,)?(?:[ug]*[oa][ugoa]*)?[=+][^,]*[rwx][^,]*(?:,.*)?");
    private static final Pattern MASKS_OTHERS =
            Pattern.compile("[0-7]{0,3}7|(?:.*,)?(?:[ug]*[oa][ugoa]*)?(?:=|-[wx]*r[rwx]*)(?:,.*)?");
    private static final Pattern OCTAL = Pattern.compile("[0-7]{1,4}");
    private static final Pattern LEAVES_GROUP = Pattern.compile("0{0,3}[0-7]|(?:.*,)?(?:g|ug|gu)=rwx(?:,.*)?");
    private static final Pattern SCRIPT = Pattern.compile("bin/.+\\.sh");
    private static final String KEPT = "the group doesn't have the owner's permissions for this file (mode %04o).";
    private static final String SHARE = "chmod g=u.";
    private static final int OTHERS_WRITE = 0002;
    private static final int AS_OWNER = 04000;
    private static final int AS_GROUP = 02000;
    private static final int NOT_OWNER = 0077;
    private static final int OWNER_RUNS = 0100;

    @Override
    public void harden(HardeningContext hardening) throws IOException {
        var distribution = hardening.distribution();
        makeScriptsRunnable(distribution);
        var readers = hardening.settings().privateFiles();
        hardening.startScripts().forEach(script -> script.setUmask(MASKS.get(readers)));
        for (String path : PRIVATE) {
            if (distribution.exists(path)) {
                distribution.writePrivate(path, distribution.read(path), readers);
            }
        }
    }

    /** Stages executable modes for a zip's scripts; a folder's modes are up to whoever unpacked it. */
    public static void makeScriptsRunnable(Distribution distribution) throws IOException {
        for (String path : distribution.paths("bin/")) {
            if (!distribution.isDirectory() && !isRunnable(distribution, path)) {
                distribution.makeRunnable(path);
            }
        }
    }

    /** Whether a file is executable or isn't a script. Without a mode, scripts count as executable only in a folder. */
    private static boolean isRunnable(Distribution distribution, String path) throws IOException {
        if (!SCRIPT.matcher(path).matches()) {
            return true;
        }
        var mode = distribution.mode(path);
        return mode.isPresent() ? (mode.getAsInt() & OWNER_RUNS) != 0 : distribution.isDirectory();
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        var distribution = inspection.distribution();
        boolean isTold = true;
        for (String path : distribution.paths()) {
            var mode = distribution.mode(path);
            if (mode.isPresent()) {
                inspect(inspection, path, mode.getAsInt(), findings);
            } else {
                isTold = false;
            }
            if (!isRunnable(distribution, path)) {
                String told = mode.isPresent() ? "mode %04o".formatted(mode.getAsInt()) : "the zip contains no mode";
                findings.add(path, "this script isn't executable (%s).".formatted(told), "chmod 755.");
            }
        }
        inspection.startScripts().values().stream()
                .filter(script -> SCRIPT.matcher(script.path()).matches())
                .forEach(script -> inspect(script, inspection.settings().privateFiles(), findings));
        if (!isTold) {
            findings.notApplicable("the distribution doesn't contain a mode for every file");
        }
    }

    private static void inspect(Inspection inspection, String path, int mode, Findings findings) throws IOException {
        if ((mode & OTHERS_WRITE) != 0) {
            findings.add(path, "anyone can change this file (mode %04o).".formatted(mode), "chmod o-w.");
        }
        if ((mode & (AS_OWNER | AS_GROUP)) != 0) {
            boolean asOwner = (mode & AS_OWNER) != 0;
            boolean asGroup = (mode & AS_GROUP) != 0;
            findings.add(
                    path,
                    "this file runs with the rights of its %s, whoever starts it (mode %04o)."
                            .formatted(asOwner && asGroup ? "owner and group" : asOwner ? "owner" : "group", mode),
                    "chmod %s%s-s.".formatted(asOwner ? "u" : "", asGroup ? "g" : ""));
        }
        var readers = inspection.settings().privateFiles();
        String cure = "chmod %o.".formatted(readers.mode());
        if (PRIVATE.contains(path)) {
            if ((mode & Mode.READ_BY_OTHERS) != 0) {
                String told =
                        "anyone can read this file, which contains or refers to secrets (mode %04o).".formatted(mode);
                findings.add(path, told, cure);
            } else if (keepsGroupOut(mode, readers)) {
                findings.add(path, KEPT.formatted(mode), SHARE);
            }
        } else if (path.startsWith(ServerFiles.SECURITY)) {
            if ((mode & NOT_OWNER & ~readers.mode()) != 0 && holdsKey(inspection, path)) {
                String told = "this keystore is readable by users other than its %s (mode %04o)."
                        .formatted(readers == PrivateFiles.GROUP ? "owner and group" : "owner", mode);
                findings.add(path, told, cure);
            } else if (keepsGroupOut(mode, readers) && holdsKey(inspection, path)) {
                findings.add(path, KEPT.formatted(mode), SHARE);
            }
        }
    }

    /** Whether group modes are configured, but this mode lacks permissions that the group needs. */
    private static boolean keepsGroupOut(int mode, PrivateFiles readers) {
        return readers == PrivateFiles.GROUP && Mode.sharedWithGroup(mode) != mode;
    }

    private static void inspect(StartScript script, PrivateFiles readers, Findings findings) {
        String cure = "Set umask %s before the first command.".formatted(MASKS.get(readers));
        if (script.umasks().isEmpty()) {
            findings.add(script.path(), "it sets no umask, so anyone can read the files that the server writes.", cure);
        }
        for (StartScript.Setting umask : script.umasks()) {
            String mask = umask.value();
            boolean isKept =
                    readers == PrivateFiles.GROUP && !LEAVES_GROUP.matcher(mask).matches();
            var place = Location.of(script.path(), umask.line());
            if (LETS_OTHERS.matcher(mask).matches()) {
                findings.add(
                        place, "umask %s lets anyone read the files that the server writes.".formatted(mask), cure);
            } else if (isKept && OCTAL.matcher(mask).matches()) {
                findings.add(
                        place,
                        "umask %s prevents the group from using the files that the server writes.".formatted(mask),
                        cure);
            } else if (isKept || !MASKS_OTHERS.matcher(mask).matches()) {
                findings.notApplicable("the umask of %s is %s".formatted(script.path(), mask));
            }
        }
    }

    private static boolean holdsKey(Inspection inspection, String path) throws IOException {
        return inspection.contents().found().stream()
                .anyMatch(found -> found.path().equals(path) && found.mayHoldKeys());
    }
}
