package io.wardgate.core.cleaning;

/** Median and median absolute deviation of a value and its neighbours. Reused, so that it leaves no garbage. */
final class Spread {

    private final int[] sorted;
    private double median;
    private double medianDeviation;

    Spread(int most) {
        sorted = new int[most];
    }

    /** Measures the neighbours from (inclusive) to (exclusive) together with the value that is judged. */
    void measure(Samples neighbours, int from, int to, int judged) {
        int count = to - from + 1;
        for (int i = 0; i < count - 1; i++) {
            sorted[i] = neighbours.value(from + i);
        }
        sorted[count - 1] = judged;
        int twiceMedian = twiceMedianOf(count);
        for (int i = 0; i < count; i++) {
            sorted[i] = Math.abs(2 * sorted[i] - twiceMedian);
        }
        median = twiceMedian / 2.0;
        medianDeviation = twiceMedianOf(count) / 4.0;
    }

    double median() {
        return median;
    }

    double medianDeviation() {
        return medianDeviation;
    }

    private int twiceMedianOf(int count) {
        sort(count);
        int middle = count / 2;
        return count % 2 == 1 ? 2 * sorted[middle] : sorted[middle - 1] + sorted[middle];
    }

    /** By insertion: seven numbers at most. */
    private void sort(int count) {
        for (int i = 1; i < count; i++) {
            int moved = sorted[i];
            int at = i;
            while (at > 0 && sorted[at - 1] > moved) {
                sorted[at] = sorted[at - 1];
                at--;
            }
            sorted[at] = moved;
        }
    }
}
