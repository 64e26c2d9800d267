import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Work for several threads. Commands on standard input: count WORDS…, primes NUMBER, sleep MILLISECONDS, run, totals.
 * What was given is done side by side at "run" and answered in the order in which it was given.
 */
public final class Main {
    private static final int THREADS = 4;
    private static final int MAX_TASKS = 100;
    private static final int MAX_PRIME_LIMIT = 100_000;
    private static final int MAX_SLEEP = 5_000;
    private static final int PATIENCE_MILLIS = 1_000;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

    /** How often each word was seen; used by all threads. */
    private static final class Totals {
        private final Map<String, Integer> counts = new TreeMap<>();

        private synchronized void add(String word) {
            counts.merge(word, 1, Math::addExact);
        }

        private synchronized String show() {
            return counts.isEmpty() ? "nothing" : counts.toString();
        }
    }

    private final Totals totals = new Totals();
    private final List<Callable<String>> tasks = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    public static void main(String[] args) throws IOException, InterruptedException {
        Main scheduler = new Main();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String line;
            while ((line = in.readLine()) != null) {
                for (String answer : scheduler.obey(line.trim().split(" +"))) {
                    System.out.println(answer);
                }
            }
        } finally {
            scheduler.threads.shutdownNow();
            if (!scheduler.threads.awaitTermination(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                System.err.println("threads are left");
            }
        }
    }

    private List<String> obey(String[] words) throws InterruptedException {
        switch (words[0]) {
            case "run":
                return run();
            case "totals":
                return List.of(totals.show());
            case "count":
            case "primes":
            case "sleep":
                return List.of(accept(words));
            default:
                return List.of("what?");
        }
    }

    private String accept(String[] words) {
        if (tasks.size() >= MAX_TASKS) {
            return "full";
        }
        if (words.length < 2) {
            return "what?";
        }
        if (words[0].equals("count")) {
            tasks.add(() -> count(words));
            return "taken";
        }
        int most = words[0].equals("primes") ? MAX_PRIME_LIMIT : MAX_SLEEP;
        if (words.length != 2 || !NUMBER.matcher(words[1]).matches() || Integer.parseInt(words[1]) > most) {
            return "bad number";
        }
        int number = Integer.parseInt(words[1]);
        if (words[0].equals("primes")) {
            tasks.add(() -> Integer.toString(primes(number)));
        } else {
            tasks.add(() -> sleep(number));
        }
        return "taken";
    }

    private List<String> run() throws InterruptedException {
        List<Future<String>> running = new ArrayList<>();
        for (Callable<String> task : tasks) {
            running.add(threads.submit(task));
        }
        tasks.clear();
        List<String> answers = new ArrayList<>();
        for (Future<String> task : running) {
            answers.add(wait(task));
        }
        return answers;
    }

    private static String wait(Future<String> task) throws InterruptedException {
        try {
            return task.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return "took too long";
        } catch (ExecutionException e) {
            return "failed: " + e.getCause().getClass().getSimpleName();
        }
    }

    private String count(String[] words) {
        for (int i = 1; i < words.length; i++) {
            totals.add(words[i]);
        }
        return words.length - 1 + " words";
    }

    private static int primes(int limit) {
        boolean[] composite = new boolean[limit + 1];
        int count = 0;
        for (int i = 2; i <= limit; i++) {
            if (!composite[i]) {
                count++;
                for (long j = (long) i * i; j <= limit; j += i) {
                    composite[(int) j] = true;
                }
            }
        }
        return count;
    }

    private static String sleep(int millis) throws InterruptedException {
        Thread.sleep(millis);
        return "slept";
    }
}
