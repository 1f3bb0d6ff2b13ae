package io.github.ishardening.config.check;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.apache.maven.project.MavenProject;

/**
 * The references to properties in a project's POM and its parents, as written: in the project's configuration, Maven has
 * already replaced them.
 *
 * @param project the project; {@code null} if there is none
 */
record PomReferences(MavenProject project) {

    /** Whether there is a reference to this property. */
    boolean contain(String property) {
        for (MavenProject pom = project; pom != null; pom = pom.getParent()) {
            String text = text(pom.getOriginalModel());
            // The latter activates a profile.
            if (text.contains("${" + property + "}") || text.contains(property + "</name>")) {
                return true;
            }
        }
        return false;
    }

    private static String text(Model pom) {
        if (pom == null) {
            return "";
        }
        var text = new StringWriter();
        try {
            new MavenXpp3Writer().write(text, pom);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
