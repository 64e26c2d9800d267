using System.Security.Cryptography;
using System.Text;
using Pawl.Engine.Git;

namespace Pawl.Engine.Policy;

/// <summary>What is told about people.</summary>
public sealed record PrivacyPolicy
{
    /// <summary>People appear under stable pseudonyms in reports.</summary>
    public bool Pseudonyms { get; init; }

    /// <summary>Sessions' ids are recorded.</summary>
    public bool RecordsSessions { get; init; } = true;

    /// <summary>How many people there are is not told when they are fewer.</summary>
    public int MinimumPeople { get; init; } = 5;

    /// <summary>What is told of a number of people; null: they are too few.</summary>
    public int? CountOf(int people) => people == 0 || people >= MinimumPeople ? people : null;

    /// <summary>By a history's tip; the most that there is when its policy cannot be read.</summary>
    /// <param name="gaps">Is told why not.</param>
    internal static async Task<PrivacyPolicy> OfHistory(GitRepository repository, ObjectId? tip, List<Gap> gaps, CancellationToken cancel)
    {
        if (tip is not { } commit)
        {
            return new PrivacyPolicy();
        }
        try
        {
            return (await PolicyFile.At(repository, commit, cancel)).Privacy;
        }
        catch (Exception e) when (e is UserError or GitException)
        {
            gaps.Add(new Gap(commit, $"people are not named: {e.Message}"));
            return new PrivacyPolicy { Pseudonyms = true };
        }
    }

    /// <summary>The name, or the same pseudonym for it each time.</summary>
    public string NameOf(string person) =>
        Pseudonyms ? "person-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person)))[..8] : person;
}
