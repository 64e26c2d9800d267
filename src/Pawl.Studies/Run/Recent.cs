namespace Pawl.Studies.Run;

/// <summary>Answers of costly questions that were asked lately; each is worked out once, whoever asks first.</summary>
internal sealed class Recent<T>(int most)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, Task<T> Value)>> byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, Task<T> Value)> order = new();

    internal Task<T> Get(string key, Func<Task<T>> make)
    {
        lock (gate)
        {
            if (byKey.TryGetValue(key, out var known) && !known.Value.Value.IsFaulted && !known.Value.Value.IsCanceled)
            {
                order.Remove(known);
                order.AddFirst(known);
                return known.Value.Value;
            }
            if (known is not null)
            {
                order.Remove(known);
            }
            var value = make();
            byKey[key] = order.AddFirst((key, value));
            if (order.Count > most)
            {
                byKey.Remove(order.Last!.Value.Key);
                order.RemoveLast();
            }
            return value;
        }
    }
}
