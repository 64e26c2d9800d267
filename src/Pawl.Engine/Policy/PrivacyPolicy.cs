using System.Security.Cryptography;
using System.Text;

namespace Pawl.Engine.Policy;

/// <summary>What is told about people.</summary>
public sealed record PrivacyPolicy
{
    /// <summary>People appear under stable pseudonyms in reports.</summary>
    public bool Pseudonyms { get; init; }

    /// <summary>Sessions' ids are recorded.</summary>
    public bool RecordsSessions { get; init; } = true;

    /// <summary>Cells about fewer people than this are hidden.</summary>
    public int MinimumPeople { get; init; } = 5;

    /// <summary>The name, or the same pseudonym for it each time.</summary>
    public string NameOf(string person) =>
        Pseudonyms ? "person-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(person)))[..8] : person;
}
