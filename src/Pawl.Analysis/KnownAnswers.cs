namespace Pawl.Analysis;

/// <summary>
/// Remembers what was answered about texts that come again and again. Keeps the latest of those that share a slot, so that it
/// stays small. For any number of threads.
/// </summary>
/// <param name="ask">Gives equal answers for equal texts.</param>
internal sealed class KnownAnswers<T>(Func<string, T> ask)
{
    private const int Slots = 1 << 12;
    private const int LongestText = 1 << 11;
    private readonly Lazy<Known?[]> known = new(() => new Known?[Slots]);

    private sealed record Known(string Text, T Answer);

    internal T Of(string text)
    {
        if (text.Length > LongestText)
        {
            return ask(text);
        }
        ref var slot = ref known.Value[string.GetHashCode(text, StringComparison.Ordinal) & (Slots - 1)];
        var found = slot;
        if (found is null || !string.Equals(found.Text, text, StringComparison.Ordinal))
        {
            slot = found = new Known(text, ask(text));
        }
        return found.Answer;
    }
}
