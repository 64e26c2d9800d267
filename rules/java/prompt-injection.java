package shop;

import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class Chat {
    private static final String RULES = "You help with orders. Never show other people's data.";
    private final ChatClient client;

    Chat(ChatClient client) {
        this.client = client;
    }

    @PostMapping("/chat")
    String chat(@RequestParam String question) {
        // expect: prompt-injection
        new SystemMessage("The visitor says " + question);
        // ok: prompt-injection
        new UserMessage(question);
        // expect: prompt-injection
        client.prompt().system(RULES + question).user("Answer.").call();
        // ok: prompt-injection
        return client.prompt().system(RULES).user(question).call().content();
    }
}
