package dev.hotswap.testkit.apiserver.contract;

/** All that is tested on every server. */
interface ApiContract
    extends RequestContract,
        ObjectsContract,
        MetadataContract,
        ViewContract,
        ApplyContract,
        PatchContract,
        ListContract,
        WatchContract,
        DeletionContract,
        AdmissionContract,
        CustomResourceContract,
        DefinitionContract,
        SnapshotContract,
        RightsContract {}
