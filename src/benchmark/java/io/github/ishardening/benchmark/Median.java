package io.github.ishardening.benchmark;

import java.util.List;

final class Median {

    private Median() {}

    /** The median of one number or more; if the count is even, the mean of the two in the middle. */
    static double of(List<Double> numbers) {
        List<Double> sorted = numbers.stream().sorted().toList();
        int upper = sorted.size() / 2;
        int lower = (sorted.size() - 1) / 2;
        return (sorted.get(lower) + sorted.get(upper)) / 2;
    }
}
