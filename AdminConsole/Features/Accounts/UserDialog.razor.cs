using AdminConsole.Authorization;
using AdminConsole.Authorization.Sessions;
using AdminConsole.Domain;
using AdminConsole.Domain.Accounts;
using Microsoft.AspNetCore.Components;

namespace AdminConsole.Features.Accounts;

/// <summary>Makes or edits a user. Offers only the roles that the person may grant at the node; the service asks again.</summary>
public sealed partial class UserDialog
{
    private UserInput input = new();
    private UserView? view;
    private List<UserNode> nodes = [];
    private string? text;
    private Error? refusal;
    private bool ready;

    /// <summary>Whether there is a node to choose: an institution has its own alone.</summary>
    private bool hasNodesBelow;
    private bool acting;
    private bool done;

    /// <summary>Null makes one.</summary>
    [Parameter]
    public Guid? UserId { get; set; }

    /// <summary>The node to start with.</summary>
    [Parameter]
    public Guid? NodeId { get; set; }

    private IReadOnlyList<Role> Grantable => nodes.Find(node => node.Id == input.NodeId)?.Grantable ?? [];

    protected override async Task OnInitializedAsync()
    {
        hasNodesBelow = (await Acting.GetAsync()).Kind != ScopeKind.Institution;
        if (UserId is { } id)
        {
            view = await Queries.FindAsync(id);
            if (view is not null)
            {
                nodes = [view.Node];
                input = new UserInput { Name = view.Row.Name, Email = view.Row.Email, NodeId = view.Row.NodeId, Roles = [.. view.Row.Roles], Authentication = view.Row.Authentication };
            }
        }
        else if (NodeId is { } nodeId && await Queries.NodeAsync(nodeId) is { } node)
        {
            nodes = [node];
            input.NodeId = node.Id;
        }
        else
        {
            nodes = await Queries.NodesAsync(null);
            input.NodeId = nodes.Count == 1 ? nodes[0].Id : null;
        }

        ready = true;
    }

    /// <summary>The node that is chosen stays among those found.</summary>
    private async Task SearchAsync()
    {
        var found = await Queries.NodesAsync(text);
        nodes = [.. nodes.Where(node => node.Id == input.NodeId && found.TrueForAll(other => other.Id != node.Id)), .. found];
    }

    /// <summary>What cannot be granted at the other node is not asked for there.</summary>
    private void Choose(ChangeEventArgs change)
    {
        input.NodeId = Guid.TryParse(change.Value as string, out var id) ? id : null;
        input.Roles.IntersectWith(Grantable);
    }

    private void Set(Role role, bool held)
    {
        if (held)
            input.Roles.Add(role);
        else
            input.Roles.Remove(role);
    }

    private async Task SaveAsync()
    {
        if (acting || done)
            return;
        acting = true;
        try
        {
            var saved = await SaveOnceAsync();
            if (saved.Error == StepUpErrors.Required && await Proofs.EnsureAsync())
                saved = await SaveOnceAsync();
            refusal = saved.Error;
            if (!saved.IsOk)
                return;
            done = true;
            Dialogs.Close(saved.Value);
        }
        finally
        {
            acting = false;
        }
    }

    private async Task<Result<IssuedCode>> SaveOnceAsync() =>
        view is null ? await Users.CreateAsync(input) : (await Users.EditAsync(view.Row.Id, input, view.Version)).Map(_ => new IssuedCode(view.Row.UserName, Text: null));
}
