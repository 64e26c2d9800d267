using System.Text;
using System.Text.Json.Nodes;

namespace Pawl.Studies.Scripted;

/// <summary>Chat completions.</summary>
internal sealed class OpenAiDialect(JsonObject body) : IDialect
{
    public string Message { get; } =
        Dialects.Text((body["messages"] as JsonArray)?.LastOrDefault(m => (string?)m?["role"] == "user")?["content"]);
    public int? Seed => (int?)(long?)body["seed"];
    public bool Streams => (bool?)body["stream"] == true;

    public JsonObject Whole(ScriptedAnswer answer) =>
        Frame(
            answer,
            "chat.completion",
            new JsonObject
            {
                ["index"] = 0,
                ["message"] = new JsonObject
                {
                    ["role"] = "assistant",
                    ["content"] = answer.Text,
                    ["refusal"] = null,
                },
                ["logprobs"] = null,
                ["finish_reason"] = answer.Finish,
            },
            Usage(answer)
        );

    public string Parts(ScriptedAnswer answer)
    {
        var events = new StringBuilder();
        foreach (var piece in Dialects.Pieces(answer.Text))
        {
            Add(Frame(answer, "chat.completion.chunk", Delta(new JsonObject { ["role"] = "assistant", ["content"] = piece }, null), null));
        }
        Add(Frame(answer, "chat.completion.chunk", Delta([], answer.Finish), null));
        Add(Frame(answer, "chat.completion.chunk", null, Usage(answer)));
        return events.Append("data: [DONE]\n\n").ToString();

        void Add(JsonObject json) => events.Append("data: ").Append(json.ToJsonString()).Append("\n\n");
    }

    private static JsonObject Delta(JsonObject delta, string? finish) =>
        new()
        {
            ["index"] = 0,
            ["delta"] = delta,
            ["logprobs"] = null,
            ["finish_reason"] = finish,
        };

    private JsonObject Frame(ScriptedAnswer answer, string kind, JsonObject? choice, JsonObject? usage) =>
        new()
        {
            ["id"] = Dialects.Id(Message, answer),
            ["object"] = kind,
            ["created"] = 0,
            ["model"] = ScriptedIterator.ModelName,
            ["system_fingerprint"] = "scripted",
            ["choices"] = choice is null ? [] : new JsonArray(choice),
            ["usage"] = usage,
        };

    private JsonObject Usage(ScriptedAnswer answer) =>
        new()
        {
            ["prompt_tokens"] = Dialects.Tokens(Message),
            ["completion_tokens"] = Dialects.Tokens(answer.Text),
            ["total_tokens"] = Dialects.Tokens(Message) + Dialects.Tokens(answer.Text),
        };
}
