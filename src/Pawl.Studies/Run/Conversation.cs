using Microsoft.Extensions.AI;
using Pawl.Studies.Definitions;

namespace Pawl.Studies.Run;

/// <summary>What a model is sent: its last code alone, or all that was said before as well.</summary>
internal sealed class Conversation(PromptBank bank, ProgramLanguage language, bool stateful)
{
    private readonly List<ChatMessage> said = [];

    internal IReadOnlyList<ChatMessage> Request(Prompt prompt, string code) =>
        Messages(Fill(bank.Request, "{prompt}", prompt.Text.Trim(), code));

    internal IReadOnlyList<ChatMessage> Feedback(string notes, string code) => Messages(Fill(bank.Feedback, "{notes}", notes, code));

    /// <summary>Remembers a question with its answer where the context policy says so.</summary>
    internal void Keep(IReadOnlyList<ChatMessage> asked, string answer)
    {
        if (stateful)
        {
            said.Add(asked[^1]);
            said.Add(new ChatMessage(ChatRole.Assistant, answer.Length > 0 ? answer : "(no answer)"));
        }
    }

    private List<ChatMessage> Messages(string text)
    {
        List<ChatMessage> messages = bank.System.Length > 0 ? [new(ChatRole.System, bank.System.Trim())] : [];
        messages.AddRange(said);
        messages.Add(new ChatMessage(ChatRole.User, text));
        return messages;
    }

    /// <summary>Part by part, from the left: the code may hold what looks like a part.</summary>
    private string Fill(string form, string part, string text, string code)
    {
        var at = form.IndexOf("{code}", StringComparison.Ordinal);
        return Plain(form[..at]) + code.TrimEnd() + Plain(form[(at + "{code}".Length)..]);

        string Plain(string piece) =>
            piece.Replace("{language}", language.Fence[0], StringComparison.Ordinal).Replace(part, text, StringComparison.Ordinal);
    }
}
