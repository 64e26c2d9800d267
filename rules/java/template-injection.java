package example.mail;

import freemarker.cache.StringTemplateLoader;
import jakarta.servlet.http.HttpServletRequest;
import java.io.StringWriter;
import java.util.Map;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.Velocity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.*;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;

@Controller
class Mails {
    private TemplateEngine engine;

    String preview(HttpServletRequest request) {
        String text = request.getParameter("text");
        VelocityContext context = new VelocityContext();
        context.put("text", text);
        StringWriter out = new StringWriter();
        // expect: template-injection
        Velocity.evaluate(context, out, "mail", text);
        // ok: template-injection
        Velocity.evaluate(context, out, "mail", "<p>$text</p>");
        return out.toString();
    }

    void store(StringTemplateLoader loader, @RequestParam String body) {
        // expect: template-injection
        loader.putTemplate("mail", body);
        // ok: template-injection
        loader.putTemplate("mail", "Hello ${name}");
    }

    String render(@RequestParam String template) {
        Context context = new Context();
        // expect: template-injection
        String wrong = engine.process(template, context);
        context.setVariable("text", template);
        // ok: template-injection
        return engine.process("mail", context);
    }

    @GetMapping("/page")
    String page(@RequestParam String lang) {
        // expect: template-injection
        return "pages/" + lang + "/welcome";
    }

    @GetMapping("/fixed")
    String fixed(@RequestParam String lang) {
        // ok: template-injection
        return "de".equals(lang) ? "pages/de" : "pages/en";
    }
}
