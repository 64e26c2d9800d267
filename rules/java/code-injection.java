package example.formulas;

import jakarta.servlet.http.HttpServletRequest;
import javax.naming.InitialContext;
import javax.script.*;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.web.bind.annotation.*;
import groovy.lang.GroovyShell;

@RestController
class Formulas {
    private final ExpressionParser parser = new SpelExpressionParser();

    @GetMapping("/calc")
    Object calculate(@RequestParam String formula) throws ScriptException {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("javascript");
        // expect: code-injection
        engine.eval("result = " + formula);
        // ok: code-injection
        engine.eval("result = 1 + 1");
        // ok: code-injection
        engine.eval("result = " + Double.parseDouble(formula));
        // expect: code-injection
        return new GroovyShell().evaluate(formula);
    }

    @GetMapping("/spel")
    Object spel(@RequestParam String expression) {
        // expect: code-injection
        Object value = parser.parseExpression(expression).getValue();
        // ok: code-injection
        return new SpelExpressionParser().parseExpression("name.length()").getValue(expression);
    }

    Object load(HttpServletRequest request) throws Exception {
        // expect: code-injection
        return new InitialContext().lookup(request.getParameter("resource"));
    }

    Object source() throws Exception {
        // ok: code-injection
        return new InitialContext().lookup("java:comp/env/jdbc/main");
    }

    Object asked(ChatClient chatClient, ScriptEngine engine) throws ScriptException {
        String answer = chatClient.prompt("a formula").call().content();
        // expect: code-injection
        Object value = engine.eval(answer);
        // ok: code-injection
        return engine.eval("1 + " + Integer.parseInt(answer)) + value;
    }
}
