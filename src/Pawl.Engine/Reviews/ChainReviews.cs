using Pawl.Engine.Authorship;
using Pawl.Engine.Lineage;

namespace Pawl.Engine.Reviews;

/// <summary>Tells a <see cref="ChainTracker"/> where people reviewed.</summary>
/// <param name="authorOf">Of a step, by its number.</param>
public sealed class ChainReviews(CountedReviews reviews, ContentTable contents, Func<int, Author> authorOf)
{
    public bool IsReviewed(Content content, ChainState? parent, int step) =>
        reviews.Any
        && reviews.IsReviewed(
            contents.PathOf(content.Path),
            contents.BlobOf(content.Blob).ToString(),
            () => Directors(parent).Append(DirectorOf(step)).OfType<string>()
        );

    private IEnumerable<string?> Directors(ChainState? state)
    {
        for (; state is { Length: > 0 }; state = state.Previous)
        {
            yield return DirectorOf(state.Step);
        }
    }

    private string? DirectorOf(int step) =>
        step >= 0 && authorOf(step) is { Kind: AuthorKind.Agent or AuthorKind.Mixed } author ? author.Person : null;
}
