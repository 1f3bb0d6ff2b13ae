package io.github.ishardening.control.web;

import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Guideline;
import io.github.ishardening.control.OfficialPages;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.w3c.dom.Element;

/** Reports settings that let pages from any origin call the server (Fetch standard, CORS protocol). */
@Guideline(
        id = "cors",
        title = "Only scripts from known origins may call the server",
        severity = Severity.WARNING,
        source = "Configure CORS",
        address = OfficialPages.CORS,
        reportsOnly = true,
        hardening = """
            By default, Identity Server allows no other origins: the audit reports `[cors] allow_any_origin`, as an \
            error if it also allows credentials (cookies). By default, API Manager's gateway allows any origin without \
            cookies, which suits public APIs: that is reported at level info, and with cookies as an error. List the \
            origins of your pages in `[cors] allowed_origins` and `[apim.cors] allow_origins`.""",
        nist = "AC-4")
public final class Cors extends Control {

    private static final String ANY = "cors.allow_any_origin";
    private static final String CREDENTIALS = "cors.supports_credentials";
    private static final String ORIGINS = "apim.cors.allow_origins";

    @Override
    public void inspect(Inspection inspection, Findings findings) throws IOException {
        if (inspection.isOn(ANY)) {
            boolean hasCookies = inspection.isOn(CREDENTIALS);
            findings.add(
                    hasCookies ? Severity.ERROR : findings.severity(),
                    inspection.at(ANY),
                    "scripts from any site may call the server%s."
                            .formatted(hasCookies ? " with the user's cookies" : ""),
                    "List the origins of your pages in allowed_origins of [cors] instead.");
        }
        for (Element cors : inspection.elements(ServerFiles.API_MANAGER_XML, "//CORSConfiguration")) {
            checkGateway(inspection, cors, findings);
        }
        new Unseen(inspection, findings).isKnown(List.of(ANY, ORIGINS));
    }

    private static void checkGateway(Inspection inspection, Element cors, Findings findings) {
        boolean isAny = Arrays.stream(
                        XmlFile.childText(cors, "Access-Control-Allow-Origin").split(","))
                .map(String::strip)
                .anyMatch("*"::equals);
        if (isAny && Boolean.parseBoolean(XmlFile.childText(cors, "Enabled"))) {
            boolean hasCookies = Boolean.parseBoolean(XmlFile.childText(cors, "Access-Control-Allow-Credentials"));
            findings.add(
                    hasCookies ? Severity.ERROR : Severity.INFO,
                    inspection.at(ORIGINS, ServerFiles.API_MANAGER_XML),
                    "scripts from any site may call the gateway's APIs%s."
                            .formatted(hasCookies ? " with the user's cookies" : ""),
                    "List the origins of your pages in allow_origins of [apim.cors].");
        }
    }
}
