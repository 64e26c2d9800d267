using System.IO.Hashing;
using Pawl.Analysis.Form;

namespace Pawl.Analysis.Flow.Versions;

/// <summary>Reads the comments of a stretch; what a handler does with an error may be told in one.</summary>
internal sealed class CommentReader(IReadOnlyList<Comment> comments)
{
    // A comment that begins this close behind the last handler still belongs to it.
    internal const int Behind = 4;

    internal void Read(FormReader reader, Span span)
    {
        var (low, high) = (0, comments.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (comments[middle].Span.Start < span.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        for (; low < comments.Count && comments[low].Span.Start < span.End + Behind; low++)
        {
            reader.Number(comments[low].Span.Start - span.Start);
            reader.Number((long)XxHash3.HashToUInt64(comments[low].Utf8.Span));
        }
    }
}
