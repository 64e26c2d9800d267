import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Rooms that are booked for a time. Commands on standard input: room NAME SEATS, book ROOM OWNER START MINUTES PEOPLE,
 * move ID OWNER START, cancel ID OWNER, list ROOM. Times are written 2026-05-01T10:00.
 */
public final class Main {
    private static final int MAX_ROOMS = 50;
    private static final int MAX_BOOKINGS = 1000;
    private static final int MAX_MINUTES = 480;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{0,15}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private Refused(String message) {
            super(message);
        }
    }

    private record Booking(int id, String room, String owner, LocalDateTime start, Duration length, int people) {
        private LocalDateTime end() {
            return start.plus(length);
        }

        /** One that ends when the other starts is no overlap. */
        private boolean overlaps(Booking other) {
            return room.equals(other.room) && start.isBefore(other.end()) && other.start.isBefore(end());
        }
    }

    private final Map<String, Integer> seats = new HashMap<>();
    private final List<Booking> bookings = new ArrayList<>();
    private int lastId;

    public static void main(String[] args) throws IOException {
        Main plan = new Main();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            String line;
            while ((line = in.readLine()) != null) {
                try {
                    System.out.println(plan.answer(line.trim().split(" +")));
                } catch (Refused refusal) {
                    System.out.println(refusal.getMessage());
                }
            }
        }
    }

    private String answer(String[] words) throws Refused {
        String shape = words[0] + "/" + words.length;
        switch (shape) {
            case "room/3":
                return room(name(words[1]), number(words[2], 1, 500));
            case "book/6":
                return book(words);
            case "move/4":
                return move(owned(words[1], words[2]), time(words[3]));
            case "cancel/3":
                bookings.remove(owned(words[1], words[2]));
                return "cancelled";
            case "list/2":
                return list(words[1]);
            default:
                throw new Refused("what?");
        }
    }

    private String room(String name, int count) throws Refused {
        if (seats.size() >= MAX_ROOMS) {
            throw new Refused("full");
        }
        if (seats.putIfAbsent(name, count) != null) {
            throw new Refused("exists");
        }
        return "made";
    }

    private String book(String[] words) throws Refused {
        Integer available = seats.get(words[1]);
        if (available == null) {
            throw new Refused("no such room");
        }
        int people = number(words[5], 1, 500);
        if (people > available) {
            throw new Refused("too many people");
        }
        if (bookings.size() >= MAX_BOOKINGS) {
            throw new Refused("full");
        }
        Duration length = Duration.ofMinutes(number(words[4], 5, MAX_MINUTES));
        Booking booking = new Booking(lastId + 1, words[1], name(words[2]), time(words[3]), length, people);
        mustBeFree(booking, null);
        lastId++;
        bookings.add(booking);
        return "booked " + booking.id();
    }

    private String move(Booking old, LocalDateTime start) throws Refused {
        Booking moved = new Booking(old.id(), old.room(), old.owner(), start, old.length(), old.people());
        mustBeFree(moved, old);
        bookings.set(bookings.indexOf(old), moved);
        return "moved";
    }

    private void mustBeFree(Booking wanted, Booking except) throws Refused {
        for (Booking booking : bookings) {
            if (booking != except && booking.overlaps(wanted)) {
                throw new Refused("taken");
            }
        }
    }

    /** A booking that is not the asker's looks like one that is not there. */
    private Booking owned(String id, String owner) throws Refused {
        int wanted = number(id, 1, 9999);
        for (Booking booking : bookings) {
            if (booking.id() == wanted && booking.owner().equals(owner)) {
                return booking;
            }
        }
        throw new Refused("no such booking");
    }

    private String list(String room) throws Refused {
        if (!seats.containsKey(room)) {
            throw new Refused("no such room");
        }
        List<String> lines = new ArrayList<>();
        bookings.stream()
            .filter(booking -> booking.room().equals(room))
            .sorted(Comparator.comparing(Booking::start))
            .forEach(booking -> lines.add(booking.start() + " " + booking.length().toMinutes() + " min"));
        return lines.isEmpty() ? "free" : String.join(", ", lines);
    }

    private static String name(String text) throws Refused {
        if (!NAME.matcher(text).matches()) {
            throw new Refused("bad name");
        }
        return text;
    }

    private static int number(String text, int least, int most) throws Refused {
        if (!NUMBER.matcher(text).matches()) {
            throw new Refused("bad number");
        }
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new Refused("bad number");
        }
        return number;
    }

    private static LocalDateTime time(String text) throws Refused {
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new Refused("bad time");
        }
    }
}
