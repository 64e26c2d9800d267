class Sums {
    int far(int[] items) {
        int sum = 0;
        // expect: off-by-one
        for (int i = 0; i <= items.length; i++) {
            sum += items[i];
        }
        return sum;
    }

    int right(int[] items) {
        int sum = 0;
        // ok: off-by-one
        for (int i = 0; i < items.length; i++) {
            sum += items[i];
        }
        // ok: off-by-one
        for (int i = 0; i <= items.length - 1; i++) {
            sum += items[i];
        }
        return sum;
    }
}
