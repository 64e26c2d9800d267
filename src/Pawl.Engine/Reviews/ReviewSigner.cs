using Pawl.Engine.Git;

namespace Pawl.Engine.Reviews;

/// <summary>The user's own key, as git knows it, and what it signs.</summary>
/// <param name="Principal">Who signs.</param>
/// <param name="Fingerprint">Of the key; null when it is only known to the signing program.</param>
public sealed record ReviewSigner(string Principal, SshKeygen.Key Key, string? Fingerprint)
{
    /// <summary>
    /// <c>user.signingKey</c> when it is an SSH key, else the first key of the agent that the allowed signers name.
    /// A program for signing is taken from the user's own configuration only, never from a repository's.
    /// </summary>
    /// <param name="keyFile">Overrides both; null: look there.</param>
    /// <exception cref="UserError">There is no name or no key.</exception>
    public static async Task<ReviewSigner> Find(
        GitRepository repository,
        AllowedSigners signers,
        string? keyFile,
        string? principal,
        string keyFolder,
        CancellationToken cancel
    )
    {
        var name =
            principal
            ?? await Setting(repository, "user.email", [], cancel)
            ?? throw new UserError("nobody is named as the reviewer", "Set it: git config --global user.email you@example.com");
        var program = await Setting(repository, "gpg.ssh.program", ["--global"], cancel);
        var wanted = keyFile ?? await Setting(repository, "user.signingKey", [], cancel);
        if (keyFile is null && await Setting(repository, "gpg.format", [], cancel) is not "ssh" && !IsSshKey(wanted))
        {
            wanted = null;
        }
        var key = wanted is null ? await FromAgent(signers, keyFolder, cancel) : await Named(wanted, program, keyFolder, cancel);
        return new ReviewSigner(name, key, await FingerprintOf(key, cancel));
    }

    public async Task<ReviewEnvelope> Sign(Review review, CancellationToken cancel)
    {
        var payload = ReviewStatement.Write(review);
        var space = review.Forge is null ? ReviewEnvelope.Namespace : ReviewEnvelope.ForgeNamespace;
        return new ReviewEnvelope(payload, await SshKeygen.Sign(Key, space, ReviewEnvelope.SignedBytes(payload), cancel));
    }

    private static async Task<SshKeygen.Key> Named(string wanted, string? program, string keyFolder, CancellationToken cancel)
    {
        var literal = wanted.StartsWith("key::", StringComparison.Ordinal) ? wanted["key::".Length..] : wanted;
        if (AllowedSigners.FingerprintOf(literal) is not null && literal.Contains(' ', StringComparison.Ordinal))
        {
            return new SshKeygen.Key(await Kept(literal, keyFolder, cancel), InAgent: true, program);
        }
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var file = wanted.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(home, wanted[2..]) : Path.GetFullPath(wanted);
        if (!File.Exists(file))
        {
            throw new UserError($"there is no key {file}", "See `git config user.signingKey`, or make one: ssh-keygen -t ed25519-sk");
        }
        var isPublic = file.EndsWith(".pub", StringComparison.Ordinal) && !File.Exists(file[..^4]);
        return new SshKeygen.Key(file, isPublic, program);
    }

    private static async Task<SshKeygen.Key> FromAgent(AllowedSigners signers, string keyFolder, CancellationToken cancel)
    {
        foreach (var key in await SshKeygen.AgentKeys(cancel))
        {
            if (AllowedSigners.FingerprintOf(key) is { } fingerprint && signers.PrincipalsOf(fingerprint).Count > 0)
            {
                return new SshKeygen.Key(await Kept(key, keyFolder, cancel), InAgent: true);
            }
        }
        throw new UserError(
            "there is no key to sign the review with",
            "git config --global gpg.format ssh; git config --global user.signingKey ~/.ssh/id_ed25519.pub (or load an allowed key: ssh-add)"
        );
    }

    private static async Task<string> Kept(string publicKey, string folder, CancellationToken cancel)
    {
        var file = Path.Combine(folder, "key.pub");
        await File.WriteAllTextAsync(file, publicKey.Trim() + "\n", cancel);
        return file;
    }

    private static async Task<string?> FingerprintOf(SshKeygen.Key key, CancellationToken cancel)
    {
        var file = key.KeyFile.EndsWith(".pub", StringComparison.Ordinal) ? key.KeyFile : key.KeyFile + ".pub";
        return File.Exists(file) ? AllowedSigners.FingerprintOf(await File.ReadAllTextAsync(file, cancel)) : null;
    }

    private static bool IsSshKey(string? key) =>
        key is not null
        && (
            key.StartsWith("key::", StringComparison.Ordinal)
            || key.StartsWith("ssh-", StringComparison.Ordinal)
            || key.StartsWith("sk-", StringComparison.Ordinal)
            || key.StartsWith("ecdsa-", StringComparison.Ordinal)
            || key.EndsWith(".pub", StringComparison.Ordinal)
        );

    private static async Task<string?> Setting(GitRepository repository, string name, string[] scope, CancellationToken cancel)
    {
        var output = await GitProcess.Run(repository.Home, ["config", .. scope, "--get", name], cancel);
        return output.Succeeded && output.Text.Trim() is { Length: > 0 } value ? value : null;
    }
}
