package example.orders;

import jakarta.persistence.EntityManager;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.*;
import java.util.*;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Select;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.*;

class OrderServlet extends HttpServlet {
    private static final Set<String> COLUMNS = Set.of("name", "price", "created");
    private DataSource dataSource;

    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws Exception {
        String customer = request.getParameter("customer");
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            // expect: sql-injection
            ResultSet all = statement.executeQuery("select * from orders where customer = '" + customer + "'");
            // ok: sql-injection
            statement.executeQuery("select count(*) from orders");

            String sql = "delete from orders where id = " + request.getHeader("X-Order");
            // expect: sql-injection
            statement.executeUpdate(sql);

            int id = Integer.parseInt(request.getParameter("id"));
            // ok: sql-injection
            statement.executeUpdate("delete from orders where id = " + id);

            PreparedStatement bound = connection.prepareStatement("select * from orders where customer = ?");
            bound.setString(1, customer);
            // ok: sql-injection
            bound.executeQuery();
        }
    }

    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws Exception {
        Connection connection = DriverManager.getConnection("jdbc:h2:mem:orders");
        String order = request.getParameter("order");
        if (!COLUMNS.contains(order)) {
            order = "name";
        }
        // ok: sql-injection
        connection.prepareStatement("select * from orders order by " + order);

        String direction = request.getParameter("direction");
        // expect: sql-injection
        connection.prepareStatement(String.format("select * from orders order by name %s", direction));
        switch (direction) {
            case "up":
                direction = "asc";
                break;
            default:
                direction = "desc";
        }
        // ok: sql-injection
        connection.prepareStatement("select * from orders order by name " + direction);

        StringBuilder builder = new StringBuilder("select * from orders where 1 = 1");
        builder.append(" and city = '").append(request.getParameter("city")).append("'");
        // expect: sql-injection
        connection.createStatement().execute(builder.toString());

        List<String> parts = new ArrayList<>();
        parts.add("fixed");
        parts.add(request.getParameter("part"));
        // ok: sql-injection
        connection.createStatement().execute("select * from " + parts.get(0));
        // expect: sql-injection
        connection.createStatement().execute("select * from " + parts.get(1));

        Map<String, String> names = new HashMap<>();
        names.put("safe", "orders");
        names.put("other", request.getParameter("table"));
        // ok: sql-injection
        connection.createStatement().execute("select * from " + names.get("safe"));
        // expect: sql-injection
        connection.createStatement().execute("select * from " + names.get("other"));

        int number = 86;
        String chosen = (7 * 42) - number > 200 ? "constant" : request.getParameter("x");
        // ok: sql-injection
        connection.createStatement().execute("select * from orders where a = '" + chosen + "'");
    }
}

@RestController
class OrderController {
    private final JdbcTemplate jdbc;
    private final EntityManager entities;

    OrderController(JdbcTemplate jdbc, EntityManager entities) {
        this.jdbc = jdbc;
        this.entities = entities;
    }

    @GetMapping("/orders")
    List<Map<String, Object>> find(@RequestParam String city, @RequestParam("limit") int limit) {
        // ok: sql-injection
        jdbc.queryForList("select * from orders where city = ? limit " + limit, city);
        // expect: sql-injection
        return jdbc.queryForList("select * from orders where city = '" + city + "' limit " + limit);
    }

    @PostMapping("/search")
    Object search(@RequestBody Filter filter) {
        String query = """
            select o from Order o
            where o.name like '%s'
            """.formatted(filter.name());
        // expect: sql-injection
        entities.createQuery(query).getResultList();
        // ok: sql-injection
        return entities.createQuery("select o from Order o where o.name like :name").setParameter("name", filter.name()).getResultList();
    }

    record Filter(String name) {}
}

class OrderStore {
    private final Connection connection = null;

    ResultSet byName(String name) throws SQLException {
        // expect: sql-injection
        return connection.createStatement().executeQuery("select * from orders where name = '" + name + "'");
    }

    ResultSet byId(long id) throws SQLException {
        // ok: sql-injection
        return connection.createStatement().executeQuery("select * from orders where id = " + id);
    }
}

interface OrderMapper {
    // expect: sql-injection
    @Select("select * from orders order by ${column}")
    List<Object> sorted(String column);

    // ok: sql-injection
    @Select("select * from orders where id = #{id}")
    Object one(long id);
}
