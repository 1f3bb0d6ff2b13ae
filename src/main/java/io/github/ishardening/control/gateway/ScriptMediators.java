package io.github.ishardening.control.gateway;

import static io.github.ishardening.control.gateway.ScriptAccess.ALLOW;
import static io.github.ishardening.control.gateway.ScriptAccess.BLOCK;

import io.github.ishardening.advisory.Advisory;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.GatewayProperty;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.distribution.UpdateLevel;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Requires that API scripts can't run arbitrary Java code. The values are those of WSO2-2026-5051, with which mock APIs
 * work; lists are read as Synapse's {@code ScriptMediator} reads them.
 */
@Guideline(
        id = "script-mediators",
        title = "API scripts can access only listed Java classes",
        severity = Severity.ERROR,
        source = "Security guidelines for production deployment, Java classes and native objects in scripts",
        address = OfficialPages.API_MANAGER_GUIDELINES + "#restrict-access-java",
        hardening = """
            Hardening sets `'limit_java_class_access_in_scripts.…'` in `[synapse_properties]` to an allow list of the \
            classes that mock APIs need, as in WSO2-2026-5051, the successor of WSO2-2025-4510 (CVE-2025-11093). It \
            sets `'limit_java_native_object_access_in_scripts.…'` to a list that blocks `getClassLoader` and \
            `loadClass` (WSO2-2023-2938), which only the Rhino engine enforces. Scripts that use other classes then \
            fail. Your own list in `[synapse_properties]` is kept. The audit reads `synapse.properties`, and reports \
            block lists of classes, and allow lists that match classes that run code or open files, such as \
            `java.lang`.""",
        versions = "API Manager 3.1 and later, if the update level includes the advisories' updates.",
        nist = "AC-6")
public final class ScriptMediators extends Control {

    private static final String CLASSES = "limit_java_class_access_in_scripts.";
    private static final String OBJECTS = "limit_java_native_object_access_in_scripts.";
    private static final List<String> LOADERS = List.of("getClassLoader", "loadClass");

    /** Classes that make any list useless: each runs code, loads classes, or opens files or connections. */
    private static final List<String> POWERFUL = List.of(
            "java.lang.Runtime",
            "java.lang.ProcessBuilder",
            "java.lang.ClassLoader",
            "java.lang.Class",
            "java.lang.System",
            "java.lang.Thread",
            "java.lang.reflect.Method",
            "java.lang.invoke.MethodHandles",
            "java.io.File",
            "java.nio.file.Files",
            "java.net.URL",
            "java.util.ServiceLoader",
            "javax.naming.InitialContext",
            "javax.script.ScriptEngineManager",
            "org.mozilla.javascript.Context",
            "org.wso2.carbon.context.PrivilegedCarbonContext",
            "sun.misc.Unsafe");

    private static final List<ScriptAccess> WAYS = List.of(
            new ScriptAccess(
                    GatewayProperty.ofSynapse(CLASSES + "enable"),
                    GatewayProperty.ofSynapse(CLASSES + "list_type"),
                    GatewayProperty.ofSynapse(CLASSES + "class_prefixes"),
                    List.of(ALLOW),
                    "org.apache.synapse.mediators.bsf.CommonScriptMessageContext,java.lang.String",
                    ScriptMediators::faultOfClasses,
                    "anyone who may write an API script can run any Java code (WSO2-2025-4510, CVE-2025-11093)"),
            new ScriptAccess(
                    GatewayProperty.ofSynapse(OBJECTS + "enable"),
                    GatewayProperty.ofSynapse(OBJECTS + "list_type"),
                    GatewayProperty.ofSynapse(OBJECTS + "object_names"),
                    List.of(BLOCK, ALLOW),
                    String.join(",", LOADERS),
                    ScriptMediators::faultOfObjects,
                    "anyone who may write an API script can load Java classes through the objects passed to it"
                            + " (WSO2-2023-2938)"));

    /** The advisory whose update makes all script engines read these properties. */
    private static final String UPDATE = "WSO2-2025-4510";

    @Override
    public void harden(HardeningContext hardening) {
        for (ScriptAccess way : WAYS) {
            if (hardening.keys().knows(way.enable().key())) {
                way.harden(hardening);
            }
        }
    }

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        if (!new Unseen(inspection, findings)
                .isKnown(List.of(WAYS.get(0).enable().key()))) {
            return;
        }
        for (ScriptAccess way : WAYS) {
            way.inspect(inspection, rule().address(), findings);
        }
        inspectUpdates(inspection, findings);
    }

    /** Without that update, the server ignores the settings. */
    private static void inspectUpdates(Inspection inspection, Findings findings) throws IOException {
        var level = UpdateLevel.known(inspection.distribution());
        boolean isOpen = inspection.advisories().openAt(level.orElse(0)).stream()
                .map(Advisory::id)
                .anyMatch(UPDATE::equals);
        if (isOpen) {
            findings.notApplicable(
                    level.isPresent()
                            ? "this update level doesn't include the update for %s, which these settings require"
                                    .formatted(UPDATE)
                            : ("the updates folder doesn't show whether the update for %s is installed, which"
                                            + " these settings require")
                                    .formatted(UPDATE));
        }
    }

    private static Optional<String> faultOfClasses(String type, List<String> prefixes) {
        return prefixes.stream()
                .flatMap(prefix -> POWERFUL.stream()
                        .filter(name -> name.startsWith(prefix))
                        .limit(1)
                        .map(name -> "contains '%s', which gives scripts access to %s".formatted(prefix, name)))
                .findFirst();
    }

    private static Optional<String> faultOfObjects(String type, List<String> names) {
        return LOADERS.stream()
                .filter(name -> names.contains(name) == type.equals(ALLOW))
                .map(name -> type.equals(ALLOW)
                        ? "allows %s".formatted(name)
                        : "doesn't block %s (spaces in the list are significant)".formatted(name))
                .findFirst();
    }
}
