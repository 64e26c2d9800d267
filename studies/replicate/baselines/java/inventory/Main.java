import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Goods in a table in memory, asked with a small query language. Commands on standard input:
 * add NAME COUNT PRICE, take NAME COUNT, value, and select FIELDS where FIELD OPERATOR VALUE.
 */
public final class Main {
    private static final int MAX_GOODS = 1000;
    private static final long MAX_COUNT = 1_000_000L;
    private static final long MAX_PRICE = 100_000_000L;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}");

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private Refused(String message) {
            super(message);
        }
    }

    private record Item(String name, long count, long price) {
        private String field(String field) throws Refused {
            switch (field) {
                case "name":
                    return name;
                case "count":
                    return Long.toString(count);
                case "price":
                    return Long.toString(price);
                default:
                    throw new Refused("no such field");
            }
        }
    }

    private final Map<String, Item> goods = new LinkedHashMap<>();

    public static void main(String[] args) throws IOException {
        Main inventory = new Main();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String line;
            while ((line = in.readLine()) != null) {
                try {
                    System.out.println(inventory.answer(line.trim().split(" +")));
                } catch (Refused refusal) {
                    System.out.println(refusal.getMessage());
                }
            }
        }
    }

    private String answer(String[] words) throws Refused {
        switch (words[0]) {
            case "add":
                need(words, 4);
                return add(words[1], number(words[2], MAX_COUNT), number(words[3], MAX_PRICE));
            case "take":
                need(words, 3);
                return take(words[1], number(words[2], MAX_COUNT));
            case "value":
                need(words, 1);
                return Long.toString(value());
            case "select":
                need(words, 6);
                return select(words);
            default:
                throw new Refused("what?");
        }
    }

    private String add(String name, long count, long price) throws Refused {
        if (!NAME.matcher(name).matches()) {
            throw new Refused("bad name");
        }
        Item old = goods.get(name);
        if (old == null && goods.size() >= MAX_GOODS) {
            throw new Refused("full");
        }
        long total = Math.addExact(old == null ? 0 : old.count(), count);
        if (total > MAX_COUNT) {
            throw new Refused("too many");
        }
        goods.put(name, new Item(name, total, price));
        return name + " " + total;
    }

    private String take(String name, long count) throws Refused {
        Item item = goods.get(name);
        if (item == null) {
            throw new Refused("no such goods");
        }
        if (item.count() < count) {
            throw new Refused("not enough");
        }
        goods.put(name, new Item(name, item.count() - count, item.price()));
        return name + " " + (item.count() - count);
    }

    private long value() throws Refused {
        long sum = 0;
        try {
            for (Item item : goods.values()) {
                sum = Math.addExact(sum, Math.multiplyExact(item.count(), item.price()));
            }
        } catch (ArithmeticException e) {
            throw new Refused("too much");
        }
        return sum;
    }

    /** The words of the query are compared with what is known; none of them is ever evaluated. */
    private String select(String[] words) throws Refused {
        if (!words[2].equals("where")) {
            throw new Refused("where is 'where'?");
        }
        String[] fields = words[1].split(",");
        List<String> rows = new ArrayList<>();
        for (Item item : goods.values()) {
            if (matches(item, words[3], words[4], words[5])) {
                List<String> row = new ArrayList<>();
                for (String field : fields) {
                    row.add(item.field(field));
                }
                rows.add(String.join(" ", row));
            }
        }
        return rows.isEmpty() ? "nothing" : String.join("; ", rows);
    }

    private static boolean matches(Item item, String field, String operator, String value) throws Refused {
        int order;
        if (field.equals("name")) {
            order = item.name().compareTo(value);
        } else {
            order = Long.compare(Long.parseLong(item.field(field)), number(value, Long.MAX_VALUE));
        }
        switch (operator) {
            case "=":
                return order == 0;
            case "<":
                return order < 0;
            case ">":
                return order > 0;
            default:
                throw new Refused("no such operator");
        }
    }

    private static void need(String[] words, int count) throws Refused {
        if (words.length != count) {
            throw new Refused("what?");
        }
    }

    private static long number(String text, long most) throws Refused {
        if (!NUMBER.matcher(text).matches() || Long.parseLong(text) > most) {
            throw new Refused("bad number");
        }
        return Long.parseLong(text);
    }
}
