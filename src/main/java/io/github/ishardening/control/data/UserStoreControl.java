package io.github.ishardening.control.data;

import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.UserStore;
import java.io.IOException;
import java.util.function.Predicate;

/** A rule that checks each user store of one kind. */
abstract class UserStoreControl extends Control {

    private final String kind;
    private final Predicate<UserStore> concerned;

    /**
     * Creates a rule for one kind.
     *
     * @param kind what follows "there is no" in the report, if a server has none
     * @param concerned whether a user store is of that kind
     */
    UserStoreControl(String kind, Predicate<UserStore> concerned) {
        this.kind = kind;
        this.concerned = concerned;
    }

    @Override
    public final void inspect(Inspection inspection, Findings findings) throws IOException {
        var stores = UserStore.of(inspection).stream().filter(concerned).toList();
        for (UserStore store : stores) {
            inspect(store, inspection, findings);
        }
        new Unseen(inspection, findings).none(kind, stores);
    }

    abstract void inspect(UserStore store, Inspection inspection, Findings findings) throws IOException;
}
