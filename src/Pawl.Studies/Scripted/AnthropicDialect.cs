using System.Text;
using System.Text.Json.Nodes;

namespace Pawl.Studies.Scripted;

/// <summary>Messages.</summary>
internal sealed class AnthropicDialect(JsonObject body) : IDialect
{
    public string Message { get; } =
        Dialects.Text((body["messages"] as JsonArray)?.LastOrDefault(m => (string?)m?["role"] == "user")?["content"]);
    public int? Seed => null;
    public bool Streams => (bool?)body["stream"] == true;

    public JsonObject Whole(ScriptedAnswer answer) =>
        Head(
            answer,
            new JsonArray(new JsonObject { ["type"] = "text", ["text"] = answer.Text }),
            Stop(answer),
            Dialects.Tokens(answer.Text)
        );

    public string Parts(ScriptedAnswer answer)
    {
        var events = new StringBuilder();
        Add("message_start", new JsonObject { ["message"] = Head(answer, [], null, 1) });
        Add(
            "content_block_start",
            new JsonObject
            {
                ["index"] = 0,
                ["content_block"] = new JsonObject { ["type"] = "text", ["text"] = "" },
            }
        );
        Add("ping", []);
        foreach (var piece in Dialects.Pieces(answer.Text))
        {
            Add(
                "content_block_delta",
                new JsonObject
                {
                    ["index"] = 0,
                    ["delta"] = new JsonObject { ["type"] = "text_delta", ["text"] = piece },
                }
            );
        }
        Add("content_block_stop", new JsonObject { ["index"] = 0 });
        Add(
            "message_delta",
            new JsonObject
            {
                ["delta"] = new JsonObject { ["stop_reason"] = Stop(answer), ["stop_sequence"] = null },
                ["usage"] = new JsonObject { ["output_tokens"] = Dialects.Tokens(answer.Text) },
            }
        );
        Add("message_stop", []);
        return events.ToString();

        void Add(string name, JsonObject json)
        {
            json.Insert(0, "type", name);
            events.Append("event: ").Append(name).Append("\ndata: ").Append(json.ToJsonString()).Append("\n\n");
        }
    }

    private JsonObject Head(ScriptedAnswer answer, JsonArray content, string? stop, int tokens) =>
        new()
        {
            ["id"] = Dialects.Id(Message, answer),
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = ScriptedIterator.ModelName,
            ["content"] = content,
            ["stop_reason"] = stop,
            ["stop_sequence"] = null,
            ["usage"] = new JsonObject { ["input_tokens"] = Dialects.Tokens(Message), ["output_tokens"] = tokens },
        };

    private static string Stop(ScriptedAnswer answer) => answer.Finish == "length" ? "max_tokens" : "end_turn";
}
