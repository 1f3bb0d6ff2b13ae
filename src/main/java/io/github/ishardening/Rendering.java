package io.github.ishardening;

import io.github.ishardening.deployment.ConfigMapper;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.RenderCache;
import io.github.ishardening.request.BuildContext;
import java.io.Closeable;
import java.io.IOException;

/**
 * The config-mapper for the duration of a goal.
 *
 * @param mapper renders what isn't cached
 * @param context the dependencies of work on a server, including the mapper
 */
record Rendering(ConfigMapper mapper, BuildContext context) implements Closeable {

    /** Enough for a day's work on a fragment, or the servers of one build. */
    private static final int MOST_REMEMBERED = 32;

    /**
     * Prepares the mapper.
     *
     * @param isSure whether something has certainly changed and will be rendered
     */
    static Rendering start(Workplace place, boolean isSure) {
        var mapper = new ConfigMapper(place.build().tools());
        var cache = new RenderCache(place.notes("rendered", MOST_REMEMBERED), mapper);
        if (isSure || cache.isEmpty()) {
            mapper.warmUp();
        }
        DeploymentToml.warmUp();
        return new Rendering(mapper, place.context(cache));
    }

    @Override
    public void close() throws IOException {
        mapper.close();
    }
}
