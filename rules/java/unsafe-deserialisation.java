package example.state;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thoughtworks.xstream.XStream;
import jakarta.servlet.http.HttpServletRequest;
import java.beans.XMLDecoder;
import java.io.*;
import java.net.Socket;
import java.util.Base64;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class State {
    Object fromRequest(HttpServletRequest request) throws Exception {
        ObjectInputStream in = new ObjectInputStream(request.getInputStream());
        // expect: unsafe-deserialisation
        return in.readObject();
    }

    Object fromCookie(HttpServletRequest request) throws Exception {
        byte[] data = Base64.getDecoder().decode(request.getHeader("X-State"));
        // expect: unsafe-deserialisation
        return new ObjectInputStream(new ByteArrayInputStream(data)).readObject();
    }

    Object filtered(HttpServletRequest request) throws Exception {
        ObjectInputStream in = new ObjectInputStream(request.getInputStream());
        in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("example.state.*;!*"));
        // ok: unsafe-deserialisation
        return in.readObject();
    }

    Object copy(Serializable value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ObjectOutputStream(bytes).writeObject(value);
        // ok: unsafe-deserialisation
        return new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    }

    Object yaml(HttpServletRequest request) throws Exception {
        // expect: unsafe-deserialisation
        Object wrong = new Yaml().load(request.getReader());
        Yaml safe = new Yaml(new SafeConstructor(new LoaderOptions()));
        // ok: unsafe-deserialisation
        return safe.load(request.getReader());
    }

    Object xml(Socket socket) throws Exception {
        // expect: unsafe-deserialisation
        Object wrong = new XStream().fromXML(socket.getInputStream());
        XMLDecoder decoder = new XMLDecoder(socket.getInputStream());
        // expect: unsafe-deserialisation
        return decoder.readObject();
    }

    ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper();
        // expect: unsafe-deserialisation
        mapper.enableDefaultTyping();
        return mapper;
    }

    Settings json(HttpServletRequest request) throws Exception {
        // ok: unsafe-deserialisation
        return new ObjectMapper().readValue(request.getReader(), Settings.class);
    }

    private void readObject(ObjectInputStream in) throws Exception {
        in.defaultReadObject();
        // ok: unsafe-deserialisation
        in.readObject();
    }

    // expect: unsafe-deserialisation
    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    interface Shape {}

    // ok: unsafe-deserialisation
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    interface Settings {}
}
