package io.github.ishardening.config;

import java.util.List;

/**
 * {@code <controls>}: which controls to leave out, and what the others write.
 *
 * <pre>{@code
 * <controls>
 *   <excludes>
 *     <exclude>log-forging</exclude>
 *   </excludes>
 * </controls>
 * }</pre>
 */
public class ControlsParameter {

    /** Ids of controls that are not to be applied. */
    private List<String> excludes = List.of();

    /** What controls write where there is a choice. */
    private SettingsParameter settings = new SettingsParameter();

    List<String> excludes() {
        return excludes;
    }

    SettingsParameter settings() {
        return settings;
    }
}
