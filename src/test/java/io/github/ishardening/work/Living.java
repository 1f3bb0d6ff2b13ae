package io.github.ishardening.work;

/**
 * What a JVM that lives on holds and has loaded after a build.
 *
 * @param classes how many are loaded now
 * @param metaspace what they take, in kilobytes
 * @param loaded how many classes with a name the build has loaded
 * @param hidden how many besides without one, as for lambdas
 */
public record Living(long classes, long metaspace, long loaded, long hidden) {

    static Living parse(String line) {
        String[] numbers = line.split(" ", -1);
        return new Living(
                Long.parseLong(numbers[0]),
                Long.parseLong(numbers[1]),
                Long.parseLong(numbers[2]),
                Long.parseLong(numbers[3]));
    }

    String line() {
        return "%d %d %d %d".formatted(classes, metaspace, loaded, hidden);
    }
}
