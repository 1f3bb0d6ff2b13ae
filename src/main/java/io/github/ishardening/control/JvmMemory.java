package io.github.ishardening.control;

/** The heap has the size that the production guidelines ask for. */
final class JvmMemory implements Control {

    @Override
    public String id() {
        return "jvm-memory";
    }

    @Override
    public void harden(Hardening hardening) {
        hardening
                .startScripts()
                .forEach(script -> script.setMemory(hardening.settings().heap()));
    }
}
