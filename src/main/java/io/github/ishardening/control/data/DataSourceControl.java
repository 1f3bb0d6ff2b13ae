package io.github.ishardening.control.data;

import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.DataSource;
import io.github.ishardening.inspection.Inspection;
import java.io.IOException;
import java.util.function.Predicate;

/** A rule that checks each data source of one kind. */
abstract class DataSourceControl extends Control {

    private final String kind;
    private final Predicate<DataSource> concerned;

    /**
     * Creates a rule for one kind.
     *
     * @param kind what follows "there is no" in the report, if a server has none
     * @param concerned whether a data source is of that kind
     */
    DataSourceControl(String kind, Predicate<DataSource> concerned) {
        this.kind = kind;
        this.concerned = concerned;
    }

    @Override
    public final void inspect(Inspection inspection, Findings findings) throws IOException {
        var sources = inspection.dataSources().stream().filter(concerned).toList();
        for (DataSource source : sources) {
            inspect(source, inspection, findings);
        }
        new Unseen(inspection, findings).none(kind, sources);
    }

    abstract void inspect(DataSource source, Inspection inspection, Findings findings) throws IOException;
}
