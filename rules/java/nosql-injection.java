package example.profiles;

import com.mongodb.BasicDBObject;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.bson.Document;
import org.neo4j.driver.Session;

class Profiles {
    private MongoCollection<Document> users;
    private Session graph;

    Object find(HttpServletRequest request) {
        String name = request.getParameter("name");
        // expect: nosql-injection
        users.find(Document.parse("{name: '" + name + "'}"));
        // expect: nosql-injection
        users.find(new BasicDBObject("$where", "this.name == '" + name + "'"));
        // ok: nosql-injection
        users.find(Document.parse("{active: true}"));
        // ok: nosql-injection
        users.find(Filters.eq("name", name));
        // ok: nosql-injection
        return users.find(new Document("name", name));
    }

    Object related(HttpServletRequest request) {
        String name = request.getParameter("name");
        // ok: nosql-injection
        graph.run("match (p {name: $name}) return p", Map.of("name", name));
        // expect: nosql-injection
        return graph.run("match (p {name: '" + name + "'}) return p");
    }
}
