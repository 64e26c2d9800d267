using Microsoft.AspNetCore.Mvc;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;
using OpenAI.Chat;

[ApiController]
[Route("chat")]
public sealed class ChatController(Kernel kernel, ChatClient client) : ControllerBase
{
    private const string Rules = "You help with orders. Never show other people's data.";

    [HttpPost]
    public async Task<string> Chat([FromForm] string question)
    {
        var history = new ChatHistory();
        // expect: prompt-injection
        history.AddSystemMessage("The visitor says " + question);
        // ok: prompt-injection
        history.AddUserMessage(question);
        // expect: prompt-injection
        await kernel.InvokePromptAsync($"Answer this: {question}");
        // ok: prompt-injection
        await kernel.InvokePromptAsync("Answer this: {{$question}}", new() { ["question"] = question });
        // expect: prompt-injection
        client.CompleteChat(new SystemChatMessage(Rules + question));
        // ok: prompt-injection
        return client.CompleteChat(new SystemChatMessage(Rules), new UserChatMessage(question)).ToString();
    }
}
